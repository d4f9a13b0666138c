/** A string that only its parser may mint, so that ids of different things cannot be swapped. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }
