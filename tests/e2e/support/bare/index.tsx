/** The least that a pane of React and Fluent can be: what the pane's start is measured against. */
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Button, FluentProvider, Tab, TabList, webLightTheme } from '@fluentui/react-components'

function Bare() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <FluentProvider theme={webLightTheme}>
      <TabList selectedValue="first">
        <Tab value="first">First</Tab>
        <Tab value="second">Second</Tab>
      </TabList>
      <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        Open
      </Button>
    </FluentProvider>
  )
}

const place = document.getElementById('root')
if (!place) throw new Error('The page has no #root')
// As Microsoft's own templates do where office.js is in the page.
if (document.querySelector('script[src$="office.js"]')) await Office.onReady()
createRoot(place).render(<Bare />)
