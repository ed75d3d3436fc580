package text_test

import (
	"testing"

	"rubric/internal/text"
)

func BenchmarkKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		text.Key("Кейсы клиентов (видео)")
	}
}

func BenchmarkStems(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		text.Stems("Рассказываем, как мы выбирали зерно для нового сезонного напитка")
	}
}

func BenchmarkNear(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		text.Near("Кейсы клиентов", "Кейс клиента")
	}
}
