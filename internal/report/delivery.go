package report

import (
	"fmt"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// options is section 3: successes claimed, and delivery in numbers.
func (in Input) options() []document.Block { return append(in.claims(), in.delivery()...) }

// delivery counts the actions by status.
func (in Input) delivery() []document.Block {
	count := in.Position.Count()
	if count.Total() == 0 {
		return []document.Block{clause("There is no delivery to count: no delivery actions are recorded.")}
	}
	t := document.Table{
		Caption:     "Delivery actions by status",
		Description: "One row a delivery status that occurs, the gravest first, with the number of actions that have it.",
		Columns:     []document.Column{{Head: "Delivery status", Width: 3}, {Head: "Actions", Width: 1, Number: true}},
	}
	for _, s := range plan.Statuses {
		if count[s] > 0 {
			t.Rows = append(t.Rows, []document.Cell{{Text: s.Word(), Tone: statusTones[s]}, {Text: fmt.Sprint(count[s])}})
		}
	}
	t.Rows = append(t.Rows, []document.Cell{{Text: "All"}, {Text: fmt.Sprint(count.Total())}})
	return []document.Block{clause("The table below counts the delivery actions of the edition by status"), t}
}

// analysis is section 4: the priorities with their counts, and every
// exception.
func (in Input) analysis() []document.Block {
	return append(in.byPriority(), in.exceptions()...)
}

// byPriority sets delivery and performance beside each other and never mixes
// them (facts (g)).
func (in Input) byPriority() []document.Block {
	p := in.Position
	if len(p.Priorities) == 0 {
		return []document.Block{clause("No priorities are recorded for this edition.")}
	}
	t := document.Table{
		Caption:     "Delivery and performance by priority",
		Description: "One row a priority, with who leads it, its delivery actions by status and its success measures by rating.",
		Columns: []document.Column{
			{Head: "Priority", Width: 5}, {Head: "Lead", Width: 4}, {Head: "Delivery actions", Width: 4}, {Head: "Success measures", Width: 4},
		},
		RowHeader: true,
	}
	for _, pr := range p.Priorities {
		t.Rows = append(t.Rows, []document.Cell{
			{Text: pr.Code + " " + pr.Title}, {Text: pr.Lead.Title},
			{Text: orNone(plan.CountOf(p.ActionsUnder(pr.Code)).String())},
			{Text: orNone(ratingsText(plan.CountRatings(p.MeasuresUnder(pr.Code))))},
		})
	}
	return []document.Block{clause("The table below gives each priority with its delivery actions by status and its success measures by rating"), t}
}

func orNone(text string) string {
	if text == "" {
		return "None recorded"
	}
	return text
}

// ratingsText writes a count of ratings as [plan.Count] writes one of
// statuses: "1 red, 3 amber".
func ratingsText(c plan.RatingCount) string {
	var parts []string
	for _, r := range plan.Ratings {
		if c[r] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c[r], strings.ToLower(r.Word())))
		}
	}
	return strings.Join(parts, ", ")
}
