// Package auth finds or makes what lets a program speak to Google: a service
// account's file, Application Default Credentials, the stored sign-in of a
// person, or nothing, for a stand-in.
//
// It asks for as little as the work needs (see [ScopeSheets], [ScopeChanges]),
// keeps a sign-in encrypted in a file that only its owner reads, and words what
// goes wrong for people. No error and no log line of it repeats a token or a
// client's secret. It must not know what is read or written with the
// credentials, nor which variables and flags name them.
package auth
