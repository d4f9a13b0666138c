import { Body1, Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'

const useStyles = makeStyles({
  welcome: {
    padding: '12px',
    marginBottom: tokens.spacingVerticalL,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: { display: 'block', margin: 0 },
  text: { display: 'block', margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}` },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** Shown until it is followed or skipped: what to do first. */
export function Welcome({ dismiss }: { readonly dismiss: () => void }) {
  const { words, go } = usePane()
  const styles = useStyles()
  const { title, text, start, skip } = words.welcome
  return (
    <section className={styles.welcome} aria-label={title}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Body1 className={styles.text}>{text}</Body1>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          onClick={() => {
            dismiss()
            go({ tab: 'reports', report: null })
          }}
        >
          {start}
        </Button>
        <Button onClick={dismiss}>{skip}</Button>
      </div>
    </section>
  )
}
