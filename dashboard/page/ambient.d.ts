/** Style sheets are the bundler's to read. */
declare module '*.css';
/** Types of `core` stand beside a digest that this page never computes; without a declaration its file would not be checked at all. */
declare module 'node:crypto';
