//go:build !race

package excel

// raceDetector says that the tests were built with -race.
const raceDetector = false
