package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// ValueReviewForm is the form in which a second person accepts a figure or
// returns it.
type ValueReviewForm struct {
	Folder   plan.Folder
	Value    plan.Value // the figure, as the reader may see it
	Was      *plan.Value
	Input    plan.ValueReviewInput
	Problems plan.Problems
	Stale    bool // set at a conflict: the figure changed since the form was opened; Was is what it was
	Key      string
}

// Head implements Page.
func (p ValueReviewForm) Head() Head {
	return measureFormHead(p.Folder, "Review the figure of "+p.Folder.Series.Code, len(p.Problems) > 0 || p.Stale)
}

// measureFormHead is the head of a form that belongs to a measure.
func measureFormHead(f plan.Folder, title string, failed bool) Head {
	s := f.Series
	return Head{
		Title: title, Failed: failed, Section: MeasuresOf,
		Crumbs: []Crumb{measuresCrumb(f.Position.Edition), {s.Code + " " + s.PlainName, measureAddress(f)}},
	}
}

func measureAddress(f plan.Folder) string {
	return route.Measure(f.Position.Edition.Key, f.Series.Code)
}

// Body implements Page.
func (p ValueReviewForm) Body() templ.Component { return p.body() }

func (p ValueReviewForm) address() string {
	return route.ReviewValue(p.Folder.Position.Edition.Key, p.Folder.Series.Code, 0)
}

// lede says what the figure is and who entered it.
func (p ValueReviewForm) lede() string {
	text := "The figure for " + p.Value.Period.Label() + " is " + saidOf(p.Folder.Series, p.Value)
	if p.Value.ByTitle != "" {
		text += ", entered by the " + p.Value.ByTitle + " on " + plan.DateAt(p.Value.Entered).Long()
	}
	return text + ". It counts already; accept it, or return it and say what is to be put right."
}

// saidOf is a figure in a sentence.
func saidOf(s plan.Series, v plan.Value) string {
	if !v.Number.Valid {
		return "not shown (" + symbolOf(s.Measure, v).word + ")"
	}
	return s.Text(v)
}

// facts are what a reviewer weighs: the counts, what it is compared with, its
// rating, and what was written beside it.
func (p ValueReviewForm) facts() govuk.SummaryListParams {
	s, v := p.Folder.Series, p.Value
	rows := []govuk.SummaryRow{{Key: govuk.SummaryCell{Text: "Figure"}, Value: govuk.SummaryCell{HTML: figure(s.Measure, v)}}}
	if v.Numerator != nil && v.Denominator != nil {
		rows = append(rows, fact("Counts", strconv.Itoa(*v.Numerator)+" of "+strconv.Itoa(*v.Denominator)))
	}
	before := s.At(v.Period.Back(1))
	rows = append(rows,
		govuk.SummaryRow{Key: govuk.SummaryCell{Text: before.Period.Label()}, Value: govuk.SummaryCell{HTML: figure(s.Measure, before)}},
		fact("Target", s.TargetText()),
		govuk.SummaryRow{Key: govuk.SummaryCell{Text: "Performance rating"}, Value: govuk.SummaryCell{HTML: rating(s.JudgementOf(v))}})
	for _, f := range [][2]string{{"Note", v.Note}, {"Reason for the change", v.Reason}} {
		if f[1] != "" {
			rows = append(rows, fact(f[0], f[1]))
		}
	}
	return govuk.SummaryListParams{Rows: rows}
}

func (p ValueReviewForm) verdicts() govuk.RadiosParams {
	return field{"verdict", "What do you make of it?", "", p.Problems}.choice(p.Input.Verdict,
		govuk.RadioItem{Value: string(plan.ReviewPassed), Text: "Accept it", Hint: govuk.HintParams{Text: "It is locked: only a correction with a reason can take its place"}},
		govuk.RadioItem{Value: string(plan.ReviewFailed), Text: "Return it with a comment", Hint: govuk.HintParams{Text: "It counts no more from that moment"}})
}

func (p ValueReviewForm) comment() field {
	return field{"comment", "Comment, when you return it", "What is to be put right. Write no counts of people and describe no child: the comment is shown with the figure.", p.Problems}
}

// conflict tells, before anything else, that the figure is another by now.
func (p ValueReviewForm) conflict() govuk.ErrorSummaryParams {
	text := "Nothing you typed is lost. Look at the figure as it stands now, then decide."
	if p.Was != nil {
		text = "It was " + saidOf(p.Folder.Series, *p.Was) + " and is now " + saidOf(p.Folder.Series, p.Value) + ", entered by the " +
			p.Value.ByTitle + " on " + moment(p.Value.Entered) + ". " + text
	}
	return overtakenBy("The figure was changed while you had this open", text, "#verdict")
}

// overtakenBy is the summary of a form whose ground has shifted.
func overtakenBy(title, text, field string) govuk.ErrorSummaryParams {
	return govuk.ErrorSummaryParams{
		TitleText: title, DescriptionText: text,
		ErrorList: []govuk.ErrorSummaryItem{{Href: field, Text: "Go on with what you typed"}},
	}
}
