package assess

import (
	"time"

	"rubric"
)

var (
	sayTitle = rubric.Text{
		RU: "{title} · план на {month} · сверено {day}",
		EN: "{title} · plan for {month} · checked {day}",
	}

	headApprove = rubric.Text{RU: "МОЖНО УТВЕРЖДАТЬ", EN: "READY TO APPROVE"}
	headFix     = rubric.Text{
		RU: "МОЖНО УТВЕРЖДАТЬ, ПОПРАВИВ {n} {n|ПУБЛИКАЦИЮ|ПУБЛИКАЦИИ|ПУБЛИКАЦИЙ}",
		EN: "READY TO APPROVE ONCE {n} {n|POST IS|POSTS ARE} CORRECTED",
	}
	headAwaited = rubric.Text{
		RU: "МОЖНО УТВЕРЖДАТЬ: {n} {n|ПУБЛИКАЦИЯ ЖДЁТ|ПУБЛИКАЦИИ ЖДУТ|ПУБЛИКАЦИЙ ЖДУТ} РЕШЕНИЯ",
		EN: "READY TO APPROVE: {n} {n|POST AWAITS|POSTS AWAIT} YOUR DECISION",
	}
	headReserved   = rubric.Text{RU: "МОЖНО УТВЕРЖДАТЬ С ОГОВОРКАМИ", EN: "READY TO APPROVE, WITH RESERVATIONS"}
	headRework     = rubric.Text{RU: "СНАЧАЛА ДОРАБОТАТЬ ПЛАН", EN: "REWORK THE PLAN FIRST"}
	headNoStrategy = rubric.Text{RU: "ПОКА НЕ С ЧЕМ СВЕРЯТЬ", EN: "NOTHING TO COMPARE WITH YET"}
	headEarly      = rubric.Text{RU: "РЕШАТЬ РАНО", EN: "TOO EARLY TO DECIDE"}
	headNoPlan     = rubric.Text{RU: "ПЛАНА ПОКА НЕТ", EN: "NO PLAN YET"}

	sayLastMonth = rubric.Text{
		RU: "{month}: план {planned}, вышло {published}",
		EN: "{month}: {planned} planned, {published} published",
	}
	sayReach   = rubric.Text{RU: "охват на публикацию {reach}", EN: "reach per post {reach}"}
	sayReachIn = rubric.Text{RU: "охват на публикацию {month} {reach}", EN: "reach per post {month} {reach}"}
	sayChange  = rubric.Text{RU: "({change} к {before})", EN: "({change} on {before})"}

	sayChangeOfSome = rubric.Text{RU: "(по тем же площадкам {change} к {before})", EN: "(same channels: {change} on {before})"}

	sayDecide = rubric.Text{
		RU: "Ваше решение: утвердить {month}{after} — дата и имя на листе {tab}.",
		EN: "Your decision: approve {month}{after} — date and name on the {tab} tab.",
	}
	sayDecideNoTab = rubric.Text{
		RU: "Ваше решение: утвердить {month}{after} — статус «Утверждено» у публикаций или лист {tab} с датой и именем.",
		EN: "Your decision: approve {month}{after} — status “Approved” on the posts, or a tab {tab} with date and name.",
	}
	sayAfterFixes = rubric.Text{
		RU: ", когда шаги ниже сделаны",
		EN: " once the steps below are done",
	}
	sayApproved = rubric.Text{
		RU: "Ваше решение принято: {month} — утверждено {day}{who}.",
		EN: "Your decision is made: {month} was approved on {day}{who}.",
	}
	sayAllApproved = rubric.Text{
		RU: "Ваше решение принято: {month} — утверждены все публикации, {n}.",
		EN: "Your decision is made: all {n} posts for {month} are approved.",
	}
	sayDecideLater = rubric.Text{
		RU: "Решать можно, когда в плане будет примерно половина месяца — от {half} {half|публикации|публикаций}.",
		EN: "There is something to decide once about half the month is planned: {half} {half|post|posts} or more.",
	}
	saySlots = rubric.Text{
		RU: "Ещё {n} {n|место ждёт темы|места ждут тем|мест ждут тем}.",
		EN: "{n} more {n|place awaits its topic|places await their topics}.",
	}

	sayManagerSteps    = rubric.Text{RU: "Руководителю, {n} {n|шаг|шага|шагов}:", EN: "For the manager, {n} {n|step|steps}:"}
	sayDepartmentSteps = rubric.Text{RU: "Отделу, {n} {n|шаг|шага|шагов}:", EN: "For the department, {n} {n|step|steps}:"}
	sayMoreSteps       = rubric.Text{RU: " И ещё {n}.", EN: " And {n} more."}
	sayTogether        = rubric.Text{RU: "Вместе: {what}", EN: "Together: {what}"}

	sayNotRun = rubric.Text{
		RU: "Не удалось проверить: {rules}. Это сбой Rubric, от вас ничего не нужно.",
		EN: "Could not be checked: {rules}. That is a fault in Rubric; nothing is needed from you.",
	}

	sayNine   = rubric.Text{RU: "Девять пунктов: {states}.", EN: "Nine points: {states}."}
	sayGreen  = rubric.Text{RU: "{n} в порядке", EN: "{n} in order"}
	sayAmber  = rubric.Text{RU: "{n} {n|просит|просят} внимания", EN: "{n} {n|needs|need} attention"}
	sayRed    = rubric.Text{RU: "{n} {n|ждёт|ждут} решения", EN: "{n} {n|needs|need} a decision"}
	sayNoData = rubric.Text{RU: "{n} без данных", EN: "{n} {n|has|have} no data"}

	sayNoPlan = rubric.Text{
		RU: "В книге не нашлось контент-плана, поэтому сверять и утверждать пока нечего. Если он есть, его лист можно назвать в настройках: plan.tab.",
		EN: "No content plan was found in the book, so there is nothing to check or approve yet. If there is one, name its tab in the settings: plan.tab.",
	}
	sayStartPlan = rubric.Text{
		RU: "Отделу, 1 шаг: внести на лист {tab} первые публикации — дата, площадка, тема.",
		EN: "For the department, 1 step: enter the first posts on the {tab} tab — date, channel, topic.",
	}
)

// monthBefore names a month as the one compared with: "к апрелю", "on April".
func monthBefore(m rubric.Month) rubric.Text {
	dative := map[time.Month]string{
		time.January: "январю", time.February: "февралю", time.March: "марту", time.April: "апрелю",
		time.May: "маю", time.June: "июню", time.July: "июлю", time.August: "августу",
		time.September: "сентябрю", time.October: "октябрю", time.November: "ноябрю", time.December: "декабрю",
	}
	return rubric.Text{RU: dative[m.Month], EN: m.Month.String()}
}
