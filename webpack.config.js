/**
 * Bundles the task pane into `dist`, a folder of static files.
 *
 *   npm start                                    serves it for development
 *   npm run build                                builds it for https://localhost:3000
 *   npm run build -- --url https://host/path     builds it for deployment at that address
 */
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import CopyPlugin from 'copy-webpack-plugin'
import HtmlPlugin from 'html-webpack-plugin'
import TerserPlugin from 'terser-webpack-plugin'
import { tsImport } from 'tsx/esm/api'
import webpack from 'webpack'

const { firstSight } = await tsImport('./src/cli/first-sight.ts', import.meta.url)
import { BY_HAND, certificate, LOCAL } from './sideload.js'

/** The manifest for an add-in that is served at `url`; Office wants its domains without a path. */
function manifestFor(url) {
  return (text) =>
    text
      .toString()
      .replaceAll(`<AppDomain>${LOCAL}</AppDomain>`, `<AppDomain>${new URL(url).origin}</AppDomain>`)
      .replaceAll(LOCAL, url)
}

/** How scripts become a page, whichever they are. */
export function bundling(production) {
  return {
    mode: production ? 'production' : 'development',
    // Never `eval`: the page's content security policy forbids it.
    devtool: production ? false : 'source-map',
    output: {
      clean: true,
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      publicPath: 'auto',
    },
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'esbuild-loader',
          options: { target: 'es2022' },
          // What a module exports and nobody imports stays out of the page.
          sideEffects: false,
        },
      ],
    },
    optimization: { minimizer: [new TerserPlugin({ extractComments: false })] },
    performance: { hints: false },
  }
}

function configure(production, url) {
  return {
    ...bundling(production),
    entry: {
      start: './src/taskpane/start.ts',
      taskpane: { import: './src/taskpane/index.tsx', dependOn: 'start' },
    },
    plugins: [
      new HtmlPlugin({
        template: './src/taskpane/taskpane.html',
        filename: 'taskpane.html',
        chunks: ['start', 'taskpane'],
        chunksSortMode: 'manual',
        // The template says where each script goes.
        inject: false,
      }),
      new CopyPlugin({
        patterns: [
          { from: 'assets/dataset', to: 'dataset' },
          ...['en', 'ru'].map((language) => ({
            from: 'assets/dataset/datapackage.json',
            to: `first-sight.${language}.json`,
            transform: () => firstSight('assets/dataset', language),
          })),
          { from: 'assets/icons/*.{png,svg}' },
          { from: 'src/taskpane/support.{html,css}', to: '[name][ext]' },
          { from: 'manifest.xml', transform: manifestFor(url) },
        ],
      }),
    ],
  }
}

/** Says something when the pane is there for the first time. */
class Greeting {
  constructor(words) {
    this.words = words
  }
  apply(compiler) {
    const unsaid = [this.words]
    compiler.hooks.done.tap('Greeting', () => unsaid.splice(0).forEach((it) => console.log(it)))
  }
}

const howToOpen = (problem) =>
  problem
    ? `
The pane, without Excel: http://localhost:3000/taskpane.html

${problem}
Then run npm start again.
`
    : `
The pane: ${LOCAL}/taskpane.html
Excel with the add-in, on Windows or a Mac: npm run sideload

${BY_HAND}
`

/** For `webpack serve`: HTTPS, which Excel insists on, where there is a certificate; else http for a plain browser. */
export default function () {
  const { problem, ...files } = certificate()
  const served = configure(false, LOCAL)
  return {
    ...served,
    stats: 'errors-warnings',
    plugins: [...served.plugins, new Greeting(howToOpen(problem))],
    devServer: {
      server: problem ? 'http' : { type: 'https', options: files },
      host: 'localhost',
      port: 3000,
      hot: false,
      open: process.env.CI ? false : ['/taskpane.html'],
      static: false,
      client: { overlay: { warnings: false } },
    },
  }
}

function build() {
  const { values } = parseArgs({ options: { url: { type: 'string' } } })
  const url = (values.url ?? LOCAL).replace(/\/+$/, '')
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    console.error(
      `--url must be an https address, for example https://example.org/concord, not ${values.url}`,
    )
    process.exit(2)
  }
  webpack(configure(true, url), (error, stats) => {
    if (error) throw error
    console.log(stats.toString({ colors: process.stdout.isTTY, preset: 'errors-warnings', assets: true }))
    if (stats.hasErrors()) process.exit(1)
    console.log(`dist is ready to be served at ${url}`)
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) build()
