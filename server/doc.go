// Package server is the service over HTTP: webhooks, the API of the contracts
// and the start page, and the work that the queue does for them, which turns a
// queued sync into one of [rubric/internal/reconcile] over an opened workbook.
//
// Echo is named here only. The package must not know which kinds of workbooks
// there are, how the store keeps things, or how messages travel: sources,
// renderer and sender are given to it.
package server
