/** Builds the bare page as the pane is built: `node build.mjs FOLDER`. */
import { fileURLToPath } from 'node:url'
import HtmlPlugin from 'html-webpack-plugin'
import webpack from 'webpack'
import { bundling } from '../../../../webpack.config.js'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const [folder] = process.argv.slice(2)
const settings = bundling(true)

webpack(
  {
    ...settings,
    output: { ...settings.output, path: folder },
    entry: { bare: here('index.tsx') },
    plugins: [new HtmlPlugin({ template: here('page.html'), filename: 'bare.html', scriptLoading: 'defer' })],
  },
  (error, stats) => {
    if (error) throw error
    if (!stats.hasErrors()) return
    console.error(stats.toString('errors-only'))
    process.exit(1)
  },
)
