import { useId, useState } from 'react'
import { Button, Caption1, makeStyles, tokens, type ButtonProps } from '@fluentui/react-components'
import { copyText } from './copy-text.ts'
import { UNSEEN } from './unseen.ts'

const useStyles = makeStyles({
  unseen: UNSEEN,
  byHand: { flexBasis: '100%', minWidth: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  text: {
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface CopyButtonProps {
  readonly text: () => string
  readonly words: { readonly copy: string; readonly copied: string; readonly byHand: string }
  readonly appearance?: ButtonProps['appearance']
}

/** Copies a text and says so; where the browser refuses, the text is shown to be copied by hand. */
export function CopyButton({ text, words, appearance = 'secondary' }: CopyButtonProps) {
  const styles = useStyles()
  const label = useId()
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <>
      <Button appearance={appearance} onClick={() => void copyText(text()).then(setCopied)}>
        {copied ? words.copied : words.copy}
      </Button>
      <span role="status" className={styles.unseen}>
        {copied ? words.copied : ''}
      </span>
      {copied === false && (
        <div className={styles.byHand}>
          <Caption1 id={label} role="status">
            {words.byHand}
          </Caption1>
          <textarea
            readOnly
            rows={6}
            aria-labelledby={label}
            className={styles.text}
            value={text()}
            onFocus={({ target }) => target.select()}
          />
        </div>
      )}
    </>
  )
}
