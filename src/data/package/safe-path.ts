/**
 * Does a path of a descriptor stay within its package? Relative, with `/`, without `..`: what a URL parser
 * or another system's file functions would take for one of these is refused too.
 */
export function isInsidePackage(path: string): boolean {
  // A URL parser drops control characters and the blanks around, and reads %2e as a dot.
  if (path === '' || path !== path.trim() || /[\u0000-\u001f\u007f\\]/.test(path)) return false
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return false
  return !path.split('/').some((part) => part.replaceAll(/%2e/gi, '.') === '..')
}
