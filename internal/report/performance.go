package report

import (
	"slices"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

func (in Input) measureExceptions(measures []plan.Series) []document.Block {
	if len(measures) == 0 {
		return []document.Block{clause("No success measure is Red, none is Worsening that is not Green, and no rating is overridden.")}
	}
	t := document.Table{
		Caption:     measureCaption(measures),
		Description: "One row a measure, with its newest figure, what it was, its target, rating and direction, and England and the statistical neighbours beside it.",
		Columns: []document.Column{
			{Head: "Measure", Width: 5}, {Head: "Latest", Width: 2, Number: true}, {Head: "Was", Width: 2, Number: true}, {Head: "Target", Width: 2},
			{Head: "Rating", Width: 2}, {Head: "Direction", Width: 2}, {Head: "England", Width: 2, Number: true}, {Head: "Neighbours", Width: 2, Number: true},
		},
		RowHeader: true,
		Note:      keyNote(),
	}
	actions := document.Bullets{}
	for _, s := range measures {
		t.Rows = append(t.Rows, measureRow(s))
		actions.Items = append(actions.Items, document.Item{Text: in.movers(s)})
	}
	blocks := append([]document.Block{clause("Performance exceptions are in the table below"), t}, overrides(measures)...)
	return append(blocks, clause("What is being done about these measures:"), actions)
}

// measureCaption says what brings measures into the table; overrides are named
// when there are some, and why each was approved stands beneath.
func measureCaption(measures []plan.Series) string {
	if slices.ContainsFunc(measures, isOverridden) {
		return "Success measures that are Red, Worsening and not Green, or overridden"
	}
	return "Success measures that are Red, or Worsening and not Green"
}

func isOverridden(s plan.Series) bool { return s.Judgement().IsOverridden() }

// overrides says of each overridden rating who approved it and why.
func overrides(measures []plan.Series) []document.Block {
	list := document.Bullets{}
	for _, s := range measures {
		if isOverridden(s) {
			o := s.Override
			list.Items = append(list.Items, document.Item{Text: plan.Sentences(s.Code+" "+s.Name+": "+s.Judgement().InFull(), "Approved by the "+o.ByTitle+" on "+plan.DateAt(o.At).Long())})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{clause("Where a director approved a better rating than the rules give:"), list}
}

func measureRow(s plan.Series) []document.Cell {
	v, _ := s.Latest() // an exception has a value
	england, neighbours := s.Beside(v.Period)
	d := s.Direction()
	was, trend := string(plan.NotApplicable), d.Why
	if d.Trend != plan.NoTrend {
		was, trend = marked(s.Measure, d.Was), string(d.Trend)
	}
	return []document.Cell{
		{Text: s.Code + " " + s.Name + ", " + v.Period.Label()}, {Text: marked(s.Measure, v)}, {Text: was}, {Text: s.TargetText()},
		ratingCell(s.Judgement()), {Text: trend}, {Text: s.Text(england)}, {Text: s.TextOfMean(neighbours)},
	}
}

// movers names the actions that should move the measure.
func (in Input) movers(s plan.Series) string {
	var some []string
	for _, a := range in.Position.Actions {
		for _, ref := range s.Actions {
			if a.Ref == ref {
				some = append(some, a.Ref+" "+a.Title+" ("+a.Status.InFull()+")")
			}
		}
	}
	if len(some) == 0 {
		return s.Code + ": no delivery action is tied to it."
	}
	return s.Code + ": " + plan.Sentences(strings.Join(some, "; "))
}
