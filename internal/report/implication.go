package report

import (
	"slices"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// resources is section 5.
func (in Input) resources() []document.Block {
	return []document.Block{clause("Delivery is within agreed budgets",
		"This is standard text, which the director confirms before the report is issued")}
}

// implications is section 6: the council's themes, and the priorities that
// serve each.
func (in Input) implications() []document.Block {
	list := document.Bullets{}
	for _, theme := range plan.Themes {
		list.Items = append(list.Items, document.Item{Text: string(theme) + ": " + in.serving(theme)})
	}
	return []document.Block{clause("The council's themes, and the priorities of this edition that serve each:"), list}
}

func (in Input) serving(theme plan.Theme) string {
	var names []string
	var actions []plan.Tracked
	for _, pr := range in.Position.Priorities {
		if slices.Contains(pr.Themes, theme) {
			names = append(names, pr.Code+" "+pr.Title)
			actions = append(actions, in.Position.ActionsUnder(pr.Code)...)
		}
	}
	if len(names) == 0 {
		return "no priority of this edition is tagged with it."
	}
	delivery := "No delivery actions"
	if len(actions) > 0 {
		delivery = "Delivery actions: " + plan.CountOf(actions).String()
	}
	return plan.Sentences(strings.Join(names, "; "), delivery)
}

// impact is section 7.
func (in Input) impact() []document.Block {
	return []document.Block{clause("No integrated impact assessment is recorded for this edition.")}
}

// consultation is section 8.
func (in Input) consultation() []document.Block {
	return append(in.voices(), clause(in.childrenInCareCouncil()), clause("No conflicts of interests are recorded."))
}

func (in Input) voices() []document.Block {
	if len(in.Voices) == 0 {
		return []document.Block{clause("Nothing that children and young people said is recorded against this edition.")}
	}
	list := document.Bullets{}
	for _, v := range in.Voices {
		list.Items = append(list.Items, document.Item{Text: in.voice(v)})
	}
	return []document.Block{clause("What children and young people said as a group, and what came of it:"), list}
}

func (in Input) voice(v plan.Voice) string {
	did := "No answer is recorded yet"
	if v.Did != "" {
		did = "What was done: " + v.Did
	}
	action := ""
	if v.Action != "" {
		action = "Action " + v.Action
	}
	return plan.Sentences(v.Group+" said: "+v.Said, did, action, in.toldBack(v))
}

func (in Input) toldBack(v plan.Voice) string {
	switch {
	case v.ToldOn.IsZero():
		return "Not yet told back"
	case v.ToldOn.After(in.Position.Today):
		return "To be told back on " + v.ToldOn.Long()
	default:
		return "Told back on " + v.ToldOn.Long()
	}
}

// childrenInCareCouncil says whether its voice is among those on the record. A
// comment of it on the report itself is not something the record holds.
func (in Input) childrenInCareCouncil() string {
	const group = "Children in Care Council"
	heard := slices.ContainsFunc(in.Voices, func(v plan.Voice) bool { return v.Group == group })
	if heard {
		return "The " + group + " is among the groups heard above. No comment of it on this report is recorded."
	}
	return "No comment of the " + group + " on this edition is recorded."
}

// recommendations is section 9, in the words of section 1.
func (in Input) recommendations() []document.Block {
	blocks := []document.Block{clause("That Cabinet " + purpose + " " + in.asked())}
	if found := in.Position.Exceptions(); len(found.Actions)+len(found.Measures) > 0 {
		blocks = append(blocks, clause("That Cabinet "+purpose+" the exceptions in section 4 and what is being done about them"))
	}
	return blocks
}
