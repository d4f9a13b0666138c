/**
 * Which Excel APIs some source uses and which requirement set each belongs to, by the `[Api set: ...]` tags
 * of @types/office-js. The client library does not enforce the sets, so this does.
 */
import ts from 'typescript'

export interface ApiUse {
  /** `Worksheet.pageLayout`. */
  readonly member: string
  /** `ExcelApi`, `ExcelApiOnline`, `ExcelApiDesktop`. */
  readonly set: string
  /** `1.9`. */
  readonly version: string
  readonly file: string
  /** From 1. */
  readonly line: number
}

export interface ApiRules {
  /** What the manifest requires of ExcelApi: everything up to it may be used freely. */
  readonly required: string
  /** Members above it that the source uses only where the host has them: `RunOptions.mergeUndoGroup` to `ExcelApi 1.20`. */
  readonly declared: Readonly<Record<string, string>>
}

export interface ApiFindings {
  /** Used without being required or declared. */
  readonly undeclared: readonly ApiUse[]
  /** Declared for another set than the one that the types name. */
  readonly misdeclared: readonly ApiUse[]
  /** Declared and not used any more. */
  readonly stale: readonly string[]
}

const TAG = /\[Api set: (ExcelApi\w*) (\d+\.\d+)/
const SETTER = /\[Api set: (ExcelApi\w*) [^\]]*?(\d+\.\d+) for set/

/** Every use of a member of the Excel namespace in the files, with its set. */
export function apiUses(files: readonly string[]): ApiUse[] {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['office-js'],
    jsx: ts.JsxEmit.ReactJSX,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
  })
  const checker = program.getTypeChecker()
  const uses: ApiUse[] = []
  for (const file of files) {
    const source = program.getSourceFile(file)
    if (!source) throw new Error(`Not a source file: ${file}`)
    const visit = (node: ts.Node): void => {
      for (const declaration of used(node, checker)) {
        const found = describe(declaration, isWritten(node))
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
        if (found) uses.push({ ...found, file, line })
      }
      node.forEachChild(visit)
    }
    visit(source)
  }
  return uses
}

/** Holds uses against what is required and declared. */
export function checkApiSets(uses: readonly ApiUse[], rules: ApiRules): ApiFindings {
  const optional = uses.filter(
    ({ set, version }) => set !== 'ExcelApi' || compareVersions(version, rules.required) > 0,
  )
  const names = new Set(optional.map((use) => use.member))
  return {
    undeclared: optional.filter((use) => rules.declared[use.member] === undefined),
    misdeclared: optional.filter((use) => {
      const declared = rules.declared[use.member]
      return declared !== undefined && declared !== `${use.set} ${use.version}`
    }),
    stale: Object.keys(rules.declared).filter((member) => !names.has(member)),
  }
}

export function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number)
  const [majorB = 0, minorB = 0] = b.split('.').map(Number)
  return majorA - majorB || minorA - minorB
}

/** The declarations that a node names: a member, or a key of an object that the API takes. */
function used(node: ts.Node, checker: ts.TypeChecker): readonly ts.Declaration[] {
  if (ts.isPropertyAccessExpression(node)) {
    const call = node.parent
    if (ts.isCallExpression(call) && call.expression === node) {
      const chosen = checker.getResolvedSignature(call)?.declaration
      if (chosen && !ts.isJSDocSignature(chosen)) return [chosen]
    }
    return declarations(checker.getSymbolAtLocation(node.name))
  }
  if (ts.isObjectLiteralElementLike(node) && node.name && ts.isObjectLiteralExpression(node.parent)) {
    const type = checker.getContextualType(node.parent)
    const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : undefined
    if (!type || name === undefined) return []
    const parts = type.isUnion() ? type.types : [type]
    return parts.flatMap((part) => declarations(part.getProperty(name)))
  }
  if (ts.isBindingElement(node)) {
    const type = checker.getTypeAtLocation(node.parent)
    const name = node.propertyName ?? node.name
    return ts.isIdentifier(name) ? declarations(type.getProperty(name.text)) : []
  }
  return []
}

const declarations = (symbol: ts.Symbol | undefined): readonly ts.Declaration[] =>
  symbol?.declarations?.slice(0, 1) ?? []

function isWritten(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isObjectLiteralElementLike(node)) return true
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  )
}

function describe(
  declaration: ts.Declaration,
  written: boolean,
): Pick<ApiUse, 'member' | 'set' | 'version'> | null {
  const file = declaration.getSourceFile().fileName
  if (!file.includes('@types/office-js')) return null
  const owner = enclosing(declaration)
  if (!owner || !inExcel(declaration)) return null
  const tag = tagOf(declaration, written) ?? tagOf(owner, written)
  if (!tag) return null
  const name = ts.getNameOfDeclaration(declaration)?.getText() ?? ''
  return { member: `${owner.name?.getText() ?? ''}.${name}`, ...tag }
}

type Owner = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration

function enclosing(node: ts.Node): Owner | null {
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent as ts.Node | undefined) {
    if (ts.isClassDeclaration(at) || ts.isInterfaceDeclaration(at) || ts.isEnumDeclaration(at)) return at
  }
  return null
}

function inExcel(node: ts.Node): boolean {
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent as ts.Node | undefined) {
    if (ts.isModuleDeclaration(at) && at.name.text === 'Excel') return true
  }
  return false
}

function tagOf(node: ts.Node, written: boolean): Pick<ApiUse, 'set' | 'version'> | null {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .map((part) => part.getText())
    .join('\n')
  const found = (written ? SETTER.exec(text) : null) ?? TAG.exec(text)
  const [, set, version] = found ?? []
  return set === undefined || version === undefined ? null : { set, version }
}
