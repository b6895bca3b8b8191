package page

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"planboard/internal/chart"
	"planboard/internal/plan"
	"planboard/web/govuk"
)

// sign is how a status or a rating is drawn: its shape and the class that
// colours it.
type sign struct {
	shape chart.Shape
	class string
}

var statusSigns = map[plan.Status]sign{
	plan.Red:         {chart.Diamond, "pb-rag--red"},
	plan.NotReported: {chart.Hatched, "pb-rag--not-reported"},
	plan.Amber:       {chart.Triangle, "pb-rag--amber"},
	plan.Green:       {chart.Circle, "pb-rag--green"},
	plan.Awaiting:    {chart.OpenSquare, "pb-rag--awaiting"},
	plan.Complete:    {chart.TickedSquare, "pb-rag--complete"},
	plan.NotStarted:  {chart.DashedCircle, "pb-rag--not-started"},
	plan.CarriedOver: {chart.Crossed, ""},
	plan.Withdrawn:   {chart.Crossed, "pb-rag--withdrawn"},
}

var ratingSigns = map[plan.Rating]sign{
	plan.RatedRed:   {chart.Diamond, "pb-rag--red"},
	plan.RatedAmber: {chart.Triangle, "pb-rag--amber"},
	plan.RatedGreen: {chart.Circle, "pb-rag--green"},
	plan.NotRated:   {chart.Dash, "pb-rag--none"},
}

// barOf is the bar of a count. The ID is the stem of ids on the page.
func barOf(id, title string, c plan.Count) chart.Bar {
	bar := chart.Bar{ID: id, Title: title}
	for _, s := range plan.Statuses {
		bar.Segments = append(bar.Segments, chart.Segment{
			Shape: statusSigns[s].shape, Count: c[s], Word: strings.ToLower(s.Word()),
		})
	}
	return bar
}

// slimBarOf is the bar of a count beside other things.
func slimBarOf(id, title string, c plan.Count) chart.Bar {
	bar := barOf(id, title, c)
	bar.Slim = true
	return bar
}

// sparkPeriods is how many periods a sparkline shows: two years of quarters.
const sparkPeriods = 8

// sparkOf is the sparkline of a measure's last periods.
func sparkOf(id string, s plan.Series) chart.Spark {
	spark := chart.Spark{ID: id, Title: s.PlainName, Unit: unitOf(s.Measure), Places: int(s.Decimals)}
	for _, p := range s.LastPeriods(sparkPeriods) {
		number, ok := s.Shown(s.At(p))
		_, breaks := s.BreakAt(p)
		spark.Points = append(spark.Points, chart.Point{Value: number, Missing: !ok, Break: breaks})
	}
	if s.Target.IsSet() && (s.Polarity == plan.Higher || s.Polarity == plan.Lower) {
		target := s.Target.At.Decimal.InexactFloat64()
		spark.Target = &target
	}
	return spark
}

// unitOf is what is written after a drawn figure.
func unitOf(m plan.Measure) string {
	if m.Unit == plan.Percent {
		return "%"
	}
	return ""
}

// was says what a direction is measured from: "was 75% in 2022".
func was(d plan.Direction, m plan.Measure) string {
	return "was " + m.Text(d.Was) + " in " + d.Was.Period.Label()
}

// mark is a letter beside or in place of a figure, with its meaning.
type mark struct{ letter, word string }

// marks are the letters of a value that has a number.
func marks(m plan.Measure, v plan.Value) []mark {
	var some []mark
	if v.State == plan.Provisional {
		some = append(some, mark{"p", "provisional"})
	}
	if v.IsRevised() {
		some = append(some, mark{"r", "revised"})
	}
	if _, breaks := m.BreakAt(v.Period); breaks {
		some = append(some, mark{"b", "break in series"})
	}
	return some
}

// symbolKeyText explains every letter that a cell can hold (facts (i)).
var symbolKeyText = keyText()

func keyText() string {
	var parts []string
	for _, s := range []plan.Symbol{plan.Confidential, plan.RoundsToZero, plan.NotAvailable, plan.NotApplicable, plan.Unreliable} {
		parts = append(parts, string(s)+" "+s.Word())
	}
	parts = append(parts, "p provisional", "r revised", "b break in series")
	return "Key: " + strings.Join(parts, "; ") + "."
}

// symbolOf returns the mark that stands where there is no number.
func symbolOf(m plan.Measure, v plan.Value) mark {
	letter := m.Text(v)
	return mark{letter, plan.Symbol(letter).Word()}
}

// ratingNote is what a reader must know beside a rating.
func ratingNote(j plan.Judgement) string {
	var parts []string
	if j.Rating == plan.NotRated {
		return ""
	}
	if j.IsOverridden() {
		parts = append(parts, j.OverrideNote())
	}
	if j.Indicative {
		parts = append(parts, "indicative, small cohort")
	}
	if j.Provisional {
		parts = append(parts, "provisional")
	}
	return strings.Join(parts, "; ")
}

// ratingWord is the word of a rating, or why there is none.
func ratingWord(j plan.Judgement) string {
	if j.Rating == plan.NotRated {
		return j.Why
	}
	return j.Rating.Word()
}

// illustrativeTag marks what the demonstration invented.
func illustrativeTag() templ.Component {
	return govuk.Tag(govuk.TagParams{Text: "Illustrative", Classes: "pb-illustrative"})
}

// count writes "1 action", "26 actions".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// hasFigures reports whether a sparkline would show anything.
func hasFigures(s plan.Series) bool {
	for _, p := range s.LastPeriods(sparkPeriods) {
		if s.At(p).Number.Valid {
			return true
		}
	}
	return false
}
