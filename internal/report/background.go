package report

import (
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// object is section 1: what Cabinet is asked, and the sentences that open the
// pages of the edition.
func (in Input) object() []document.Block {
	p := in.Position
	return []document.Block{
		clause("This report asks Cabinet to " + purpose + " " + in.asked()),
		clause(p.Headline()),
		clause(plan.ScorecardHeadline(p.Measures)),
	}
}

// asked is what the purpose is about.
func (in Input) asked() string {
	what := "the position of the "
	if in.Position.Edition.IsReadOnly() {
		what = "the closing position of the "
	}
	return what + in.name() + " on " + in.Position.Today.Long()
}

// background is section 2.
func (in Input) background() []document.Block {
	e := in.Position.Edition
	blocks := []document.Block{clause("The "+in.name()+" runs from "+e.Starts.Long()+" to "+e.Ends.Long(),
		"State of the edition: "+string(e.State), in.follows(), in.printedName())}
	if e.Vision != "" {
		blocks = append(blocks, clause(e.Vision))
	}
	blocks = append(blocks, clause(in.companion()))
	blocks = append(blocks, in.trail()...)
	if in.Illustrative && e.Illustrative != "" {
		blocks = append(blocks, clause("Illustrative: "+e.Illustrative))
	}
	return blocks
}

func (in Input) follows() string {
	if in.Predecessor == nil {
		return ""
	}
	return "Its predecessor is the edition " + spanOf(*in.Predecessor).String()
}

// printedName quotes the name as the edition's own source prints it, where
// that is another (facts (b), slip 5).
func (in Input) printedName() string {
	if name := in.Position.Edition.OfficialName; name != "" && name != in.name() {
		return "Its own source prints its name as “" + name + "”"
	}
	return ""
}

func (in Input) companion() string {
	var names []string
	for _, c := range in.Position.Companions {
		names = append(names, c.OfficialName)
	}
	if len(names) == 0 {
		return "No companion strategy is on the record."
	}
	return "Its companion is the " + plan.Joined(names) + ". The two are read together and never merged."
}

// trail is the edition's approvals.
func (in Input) trail() []document.Block {
	list := document.Bullets{}
	for _, a := range in.ownApprovals() {
		list.Items = append(list.Items, document.Item{Text: approvalText(a), Source: a.Source})
	}
	if len(list.Items) == 0 {
		return []document.Block{clause("No decision on this edition is on the record.")}
	}
	return []document.Block{clause("Decisions on the record about this edition; the whole trail is on its page."), list}
}

// ownApprovals leaves out steps whose words name another plan period: those
// of earlier editions, and a recommendation printed with the wrong one, which
// needs its correction note beside it (facts (b), slip 1).
func (in Input) ownApprovals() []plan.Approval {
	var own []plan.Approval
	for _, a := range in.Approvals {
		if _, other := namesOther(a.Text+" "+a.Source, spanOf(in.Position.Edition)); !other {
			own = append(own, a)
		}
	}
	return own
}

func approvalText(a plan.Approval) string {
	on := a.On.Long()
	switch {
	case a.On.IsZero():
		on = "Day not known"
	case !a.Confirmed:
		on += " (unconfirmed)"
	}
	return plan.Sentences(strings.Join(distinct([]string{on, a.Body, a.Item}), ", ") + ": " + a.Text)
}
