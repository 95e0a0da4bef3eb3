/** The key of what stands in a loaded configuration for a value that is not plain, such as a function. */
export const NOT_PLAIN = 'shard-run:not-plain';
