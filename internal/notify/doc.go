// Package notify delivers reports to people: e-mail with the file attached, and
// every chat and push service that shoutrrr knows, by URLs such as
//
//	smtp://user:password@mail.example.org:587/?from=rubric@example.org&to=owner@example.org
//	telegram://BOT-TOKEN@telegram?chats=@channel
//	slack://hook:TOKEN@webhook
//	generic+https://example.org/hook
//
// It knows neither books nor schedules. No error of it repeats a credential.
package notify
