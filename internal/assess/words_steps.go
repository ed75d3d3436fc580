package assess

import "rubric"

// stepRubricForTask is task-unlinked where the post has no rubric at all: the
// rubric would bring the task.
const stepRubricForTask = "task-unlinked/rubric"

// stepPast marks the step of a rule whose findings speak of what is over.
const stepPast = "/past"

// stepFillTab is tab-missing where the tab is there and holds nothing.
const stepFillTab = "tab-missing/empty"

var (
	wordPosts = postsWords{
		Dated:   rubric.Text{RU: "пост {date} ({row})", EN: "the post of {date} ({row})"},
		Undated: rubric.Text{RU: "пост без даты ({row})", EN: "the undated post ({row})"},
		Many:    rubric.Text{RU: "{n} {n|пост|поста|постов}{rows}", EN: "{n} {n|post|posts}{rows}"},
	}
	wordOfPosts = postsWords{
		Dated:   rubric.Text{RU: "поста {date} ({row})", EN: "the post of {date} ({row})"},
		Undated: rubric.Text{RU: "поста без даты ({row})", EN: "the undated post ({row})"},
		Many:    rubric.Text{RU: "{n} {n|поста|постов}{rows}", EN: "{n} {n|post|posts}{rows}"},
	}
	wordRows     = rubric.Text{RU: "{n|строка|строки|строки} {rows}", EN: "{n|row|rows} {rows}"}
	wordRowsOn   = rubric.Text{RU: "{tab}, {n|строка|строки|строки} {rows}", EN: "{tab}, {n|row|rows} {rows}"}
	wordReviewed = rubric.Text{RU: "(смотрели {day})", EN: "(last reviewed {day})"}
)

// fieldObjects name fields as what one fills in.
var fieldObjects = map[rubric.Field]rubric.Text{
	rubric.FieldDate:     {RU: "дату", EN: "the date"},
	rubric.FieldChannel:  {RU: "площадку", EN: "the channel"},
	rubric.FieldRubric:   {RU: "рубрику", EN: "the rubric"},
	rubric.FieldFormat:   {RU: "формат", EN: "the format"},
	rubric.FieldTopic:    {RU: "тему", EN: "the topic"},
	rubric.FieldText:     {RU: "текст", EN: "the text"},
	rubric.FieldTask:     {RU: "задачу", EN: "the task"},
	rubric.FieldOwner:    {RU: "ответственного", EN: "the owner"},
	rubric.FieldMetric:   {RU: "метрику", EN: "a metric"},
	rubric.FieldTarget:   {RU: "плановое значение", EN: "a target"},
	rubric.FieldDeadline: {RU: "срок", EN: "a deadline"},
}

// stepSubjects name the parameter that says what a finding is about, where the
// cell it stands on says something else.
var stepSubjects = map[string]string{
	"goal-not-measurable": "goal",
	"rubric-orphan":       "rubric",
	"task-orphan":         "task",
	"strategy-stale":      "task",
}

// stepPhrases word a rule's findings as one action. {names} are the things they
// are about and {k} how many of them, {posts} and {of} the posts ("of" in the
// genitive), {n} how many findings, {field} what to fill in, {tab} the tab,
// {seen} when the tasks were last reviewed, {months} and {spans} the months and
// the stretches of days. Other places are parameters of the first finding. A rule
// without a phrase shows its first finding's message.
var stepPhrases = map[string]rubric.Text{
	"tab-missing":    {RU: "завести лист {tab}", EN: "add a {tab} tab"},
	stepFillTab:      {RU: "заполнить лист {tab}", EN: "fill in the {tab} tab"},
	"column-missing": {RU: "добавить в план колонку: {field}", EN: "add a column to the plan: {field}"},

	"cell-required":    {RU: "указать {field} у {of}", EN: "fill in {field} of {of}"},
	"date-invalid":     {RU: "уточнить дату у {of}", EN: "give a readable date to {posts}"},
	"date-swapped":     {RU: "проверить, не поменялись ли местами день и месяц у {of}", EN: "check whether day and month are swapped in {posts}"},
	"date-outside-tab": {RU: "сверить с месяцем листа дату у {of}", EN: "check the date against the tab's month in {posts}"},
	"weekday-mismatch": {RU: "сверить день недели с датой у {of}", EN: "check weekday against date in {posts}"},
	"status-unknown":   {RU: "уточнить {k|статус|статусы} {names}", EN: "clarify the {k|status|statuses} {names}"},
	"formula-error":    {RU: "восстановить формулы у {of}", EN: "repair the formulas of {posts}"},

	"rubric-unknown":              {RU: "выбрать рубрику из концепции вместо {names} у {of}", EN: "pick a rubric of the concept instead of {names} for {posts}"},
	"format-unknown":              {RU: "выбрать формат из концепции вместо {names} у {of}", EN: "pick a format of the concept instead of {names} for {posts}"},
	"channel-unknown":             {RU: "уточнить площадку {names} у {of}", EN: "clarify the channel {names} of {posts}"},
	"task-unknown":                {RU: "выбрать задачу из стратегии вместо {names} у {of}", EN: "pick a task of the strategy instead of {names} for {posts}"},
	"task-unlinked":               {RU: "указать задачу у {of}", EN: "name the task of {posts}"},
	stepRubricForTask:             {RU: "указать рубрику у {of}", EN: "fill in the rubric of {posts}"},
	"format-channel-mismatch":     {RU: "сверить формат с площадкой у {of}", EN: "match format and channel of {posts}"},
	"task-abandoned":              {RU: "запланировать публикации под {k|задачу|задачи} {names} или предложить снять", EN: "plan posts for the {k|task|tasks} {names}, or propose to drop {k|it|them}"},
	"task-abandoned/past":         {RU: "наверстать {k|задачу|задачи} {names}: {months} без публикаций", EN: "catch up on the {k|task|tasks} {names}: no posts, {months}"},
	"task-uncarried":              {RU: "выбрать рубрику для {k|задачи|задач} {names}", EN: "choose a rubric for the {k|task|tasks} {names}"},
	"task-underserved":            {RU: "добавить публикаций под {k|задачу|задачи} {names}", EN: "add posts for the {k|task|tasks} {names}"},
	"task-underserved/past":       {RU: "наверстать {k|задачу|задачи} {names}: мало публикаций, {months}", EN: "catch up on the {k|task|tasks} {names}: few posts, {months}"},
	"task-overserved":             {RU: "решить, не много ли публикаций под {k|задачу|задачи} {names}", EN: "decide whether {names} {k|takes|take} too many posts"},
	"task-outside-period":         {RU: "сверить дату со сроком задачи у {of}", EN: "check the date against the task's period in {posts}"},
	"rubric-share-off":            {RU: "выровнять доли рубрик, {months}: меньше «{over}», больше «{under}»", EN: "even out the rubrics, {months}: less “{over}”, more “{under}”"},
	"rubric-share-off/over":       {RU: "сократить рубрику «{over}», {months}", EN: "cut back the rubric “{over}”, {months}"},
	"rubric-share-off/under":      {RU: "добавить рубрику «{under}», {months}", EN: "add to the rubric “{under}”, {months}"},
	"rubric-share-off/past":       {RU: "учесть в новом плане, {months}: рубрики «{over}» было много, «{under}» — мало", EN: "bear in mind for the new plan, {months}: a lot of “{over}”, little of “{under}”"},
	"rubric-share-off/over/past":  {RU: "учесть в новом плане, {months}: рубрики «{over}» было много", EN: "bear in mind for the new plan, {months}: a lot of “{over}”"},
	"rubric-share-off/under/past": {RU: "учесть в новом плане, {months}: рубрики «{under}» было мало", EN: "bear in mind for the new plan, {months}: little of “{under}”"},
	"cadence-low":                 {RU: "добавить публикации на {k|площадку|площадки} {names}: {spans}", EN: "add posts on {names}: {spans}"},
	"cadence-low/past":            {RU: "разобраться, почему на {k|площадке|площадках} {names} было тихо: {spans}", EN: "find out why {names} {k|was|were} quiet: {spans}"},
	"cadence-high":                {RU: "проверить, не слишком ли часто выходит {names}: {spans}", EN: "check whether {names} is too frequent: {spans}"},
	"gap-too-long":                {RU: "заполнить {n|паузу|паузы} на {k|площадке|площадках} {names}: {spans}", EN: "fill the {n|gap|gaps} on {names}: {spans}"},
	"gap-too-long/past":           {RU: "разобраться, откуда {n|пауза|паузы} на {k|площадке|площадках} {names}: {spans}", EN: "find out why {names} had {n|a gap|gaps}: {spans}"},
	"key-date-missed":             {RU: "запланировать пост к дате {names}", EN: "plan a post for {names}"},
	"key-date-missed/past":        {RU: "решить, чем заменить пост к {names}: {k|дата прошла|даты прошли}", EN: "decide how to make up for {names}, which passed without a post"},
	"plan-horizon-short":          {RU: "начать план на {next}", EN: "begin the plan for {next}"},
	"plan-behind-strategy":        {RU: "подтвердить или вернуть {posts}: стратегия изменилась после утверждения", EN: "confirm or return {posts}: the strategy changed after approval"},

	"plan-unapproved":        {RU: "утвердить или вернуть {posts}", EN: "approve or return {posts}"},
	"submitted-late":         {RU: "передавать на согласование раньше: {posts}", EN: "hand in earlier: {posts}"},
	"draft-late":             {RU: "подготовить {posts}: срок близко", EN: "finish {posts}: the date is near"},
	"waiting-on-manager":     {RU: "дать материалы или ответ для {of}", EN: "give the material or the answer for {posts}"},
	"self-approved":          {RU: "решить, кто утверждает {posts}", EN: "decide who approves {posts}"},
	"approver-missing":       {RU: "отметить, кто утвердил {posts}", EN: "note who approved {posts}"},
	"changed-after-approval": {RU: "показать руководителю изменённое после утверждения: {posts}", EN: "show the manager what changed after approval: {posts}"},
	"added-after-approval":   {RU: "показать руководителю добавленное после утверждения: {posts}", EN: "show the manager what was added after approval: {posts}"},
	"overdue-unpublished":    {RU: "отметить выход или перенести {posts}", EN: "mark as published or move {posts}"},
	"published-no-link":      {RU: "добавить ссылку у {of}", EN: "add the link to {posts}"},
	"slot-collision":         {RU: "развести по времени {posts}", EN: "move apart in time {posts}"},

	"goal-not-measurable":    {RU: "дополнить {k|цель|цели} {names}: {lacks}", EN: "complete the {k|goal|goals} {names}: {lacks}"},
	"goal-ownerless":         {RU: "назначить ответственного за {k|цель|цели} {names}", EN: "name an owner for the {k|goal|goals} {names}"},
	"goal-overdue":           {RU: "решить, что дальше с {k|целью|целями} {names}: срок прошёл", EN: "decide what follows for the {k|goal|goals} {names}: the deadline has passed"},
	"kpi-behind":             {RU: "решить, как догнать {k|цель|цели} {names}", EN: "decide how to catch up on the {k|goal|goals} {names}"},
	"goal-orphan":            {RU: "поставить задачу для {k|цели|целей} {names}", EN: "set a task for the {k|goal|goals} {names}"},
	"task-orphan":            {RU: "связать с целью {k|задачу|задачи} {names}", EN: "link the {k|task|tasks} {names} to a goal"},
	"horizon-missing":        {RU: "поставить задачи на горизонт: {horizons}", EN: "set tasks for the horizon: {horizons}"},
	"rubric-orphan":          {RU: "связать с задачей {k|рубрику|рубрики} {names}", EN: "link the {k|rubric|rubrics} {names} to a task"},
	"targets-undeclared":     {RU: "указать доли рубрик и частоту площадок", EN: "state the rubrics' shares and the channels' cadence"},
	"shares-not-100":         {RU: "привести сумму долей рубрик к 100 %", EN: "make the rubrics' shares add up to 100%"},
	"rubric-absent":          {RU: "запланировать {k|рубрику|рубрики} {names} или предложить снять", EN: "plan the {k|rubric|rubrics} {names}, or propose to drop {k|it|them}"},
	"format-monotony":        {RU: "разнообразить форматы: {names}", EN: "vary the formats: {names}"},
	"capacity-undeclared":    {RU: "указать часы команды на листе {people}", EN: "state the team's hours on the {people} tab"},
	"team-overloaded":        {RU: "решить, чем закрыть нехватку часов, {month}: нужно {need}, есть {have}", EN: "decide how to close the gap in hours, {month}: {need} needed, {have} there"},
	"owner-overloaded":       {RU: "перераспределить нагрузку: {names}", EN: "spread the load: {names}"},
	"format-uncovered":       {RU: "найти, кто делает {k|формат|форматы} {names}", EN: "find someone for the {k|format|formats} {names}"},
	"resource-missing":       {RU: "передать отделу: {names}", EN: "provide: {names}"},
	"owner-unknown":          {RU: "сверить ответственного со списком команды у {of}", EN: "check the owner against the team list for {posts}"},
	"owner-missing":          {RU: "назначить ответственного у {of}", EN: "name an owner for {posts}"},
	"asset-missing":          {RU: "приложить визуал у {of}", EN: "attach the visual to {posts}"},
	"report-missing":         {RU: "сверять план раз в месяц: нет отчёта за {months}", EN: "check the plan once a month: no report for {months}"},
	"report-unread":          {RU: "посмотреть отчёт и отметить это на листе {approvals}: {months}", EN: "read the report and mark it on the {approvals} tab: {months}"},
	"stats-stale":            {RU: "внести статистику за {months}: {names}", EN: "enter the statistics for {months}: {names}"},
	"metric-undefined":       {RU: "выбрать базу ER: {names}", EN: "choose the ER base: {names}"},
	"metric-implausible":     {RU: "проверить {n} {n|цифру|цифры|цифр} статистики: {names}", EN: "check {n} {n|figure|figures} of the statistics: {names}"},
	"reach-declining":        {RU: "обсудить снижение охвата: {names}", EN: "discuss the falling reach: {names}"},
	"engagement-declining":   {RU: "обсудить снижение вовлечённости: {names}", EN: "discuss the falling engagement: {names}"},
	"followers-declining":    {RU: "обсудить отток подписчиков: {names}", EN: "discuss the falling followers: {names}"},
	"strategy-expired":       {RU: "обновить стратегию: срок её задач вышел", EN: "renew the strategy: its tasks have run out"},
	"strategy-stale":         {RU: "пересмотреть {k|задачу|задачи} {names}{seen}", EN: "review the {k|task|tasks} {names}{seen}"},
	"strategy-behind-goals":  {RU: "сверить задачи с обновлёнными целями: {names}", EN: "align the tasks with the updated goals: {names}"},
	"term-forbidden":         {RU: "заменить {names} у {of}", EN: "replace {names} in {posts}"},
	"term-avoided":           {RU: "подобрать замену {names} у {of}", EN: "find another word for {names} in {posts}"},
	"concept-dilution":       {RU: "решить, что делать с публикациями вне концепции", EN: "decide what to do with posts outside the concept"},
	"post-duplicate":         {RU: "изменить повторы: {posts}", EN: "reword the repeats: {posts}"},
	"topic-off-rubric":       {RU: "сверить тему с рубрикой у {of}", EN: "check topic against rubric in {posts}"},
	"key-message-unused":     {RU: "раскрыть ключевое сообщение {k|задачи|задач} {names}", EN: "use the key message of the {k|task|tasks} {names}"},
	"ad-unmarked":            {RU: "проверить erid у {of}", EN: "check the erid of {posts}"},
	"ad-restricted-channel":  {RU: "решить, выпускать ли рекламу на этих площадках: {posts}", EN: "decide whether to advertise on these channels: {posts}"},
	"exception-expired":      {RU: "продлить или снять исключение у {of}", EN: "renew or lift the exception of {posts}"},
	"exception-unused":       {RU: "убрать исключение, которое больше не нужно: {posts}", EN: "remove the exception no longer needed: {posts}"},
	"exception-unknown-rule": {RU: "уточнить исключение у {of}", EN: "clarify the exception of {posts}"},
	"rules-tab-invalid":      {RU: "уточнить лист {tab}: {names}", EN: "clarify the {tab} tab: {names}"},
}
