import { makeStyles } from '@fluentui/react-components'
import { UNSEEN } from './unseen.ts'

const useStyles = makeStyles({ unseen: UNSEEN })

/** Shows one text and lets screen readers say another: `> 250 kg`, "more than 250 kg". */
export function Said({ shown, said }: { readonly shown: string; readonly said: string }) {
  const styles = useStyles()
  return (
    <>
      <span aria-hidden="true">{shown}</span>
      <span className={styles.unseen}>{said}</span>
    </>
  )
}
