package sheetstest

// exceptions are the recorded exchanges that the stand-in answers otherwise, by
// recording, run and place, each with the reason.
var exceptions = map[string]string{}
