import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { Topic } from '../../app/list-figures.ts'
import { FigureItem } from './FigureItem.tsx'

const useStyles = makeStyles({
  topic: { padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}` },
  period: { display: 'block', color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: `0 0 ${tokens.spacingVerticalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
})

/** An activity and the figures about it. */
export function TopicList({ topic }: { readonly topic: Topic }) {
  const styles = useStyles()
  return (
    <>
      {topic.activity !== null && (
        <div className={styles.topic}>
          <Body1Strong>{topic.activity}</Body1Strong>
          {topic.period && <Caption1 className={styles.period}>{topic.period}</Caption1>}
        </div>
      )}
      <ul className={styles.list}>
        {topic.figures.map((line) => (
          <FigureItem key={line.figure} line={line} />
        ))}
      </ul>
    </>
  )
}
