// Package text compares and words what people write: names as keys, words as
// stems, near misses, and numbers, days and plurals in a language.
//
// It knows nothing of workbooks, rules or where a text comes from.
package text
