// Package report lays out a position as Cabinet reads it, and as the sheets
// that go with it. It knows the council's layout and the order in which things
// are told; it knows nothing of where the record is kept, of Word or of Excel,
// and works out no rule of its own: statuses, ratings and directions are those
// of the position, and only disclosed values come in.
package report

import (
	"time"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// Input is all that the report is made from.
type Input struct {
	Council      string        // its name, as the title block prints it
	Position     plan.Position // with every measure
	Predecessor  *plan.Edition // the edition before, nil when the record has none
	Claims       []plan.Claim
	Voices       []plan.Voice
	Approvals    []plan.Approval
	Director     plan.Post // with the title in force on the report date
	At           time.Time // the moment at which the position was read
	Illustrative bool      // the record is a demonstration
}

// What the layout of 2022 prints of the council itself (facts (a), (h)).
const (
	decisionBody    = "Cabinet"
	illustrativeTag = "Illustrative data: demonstration"
)

var address = []string{"Church Square House", "Scunthorpe", "North Lincolnshire"}

// purpose is what Cabinet is asked to do. Sections 1 and 9 share it, so that
// they cannot differ (facts (h), check 5).
const purpose = "note"

// section is one of the nine of the layout of 2022.
type section struct {
	heading string
	fill    func(Input) []document.Block
}

// sections returns them in order. Their capitals are a matter of style; the
// text stays in sentence case.
func sections() []section {
	return []section{
		{"Object and key points in this report", Input.object},
		{"Background information", Input.background},
		{"Options for consideration", Input.options},
		{"Analysis of options", Input.analysis},
		{"Financial and other resource implications (e.g. legal, HR, property, IT, communications etc.)", Input.resources},
		{"Other relevant implications (e.g. crime and disorder, equalities, council plan, environmental, risk etc.)", Input.implications},
		{"Outcomes of integrated impact assessment (if applicable)", Input.impact},
		{"Outcomes of consultation and conflicts of interests declared", Input.consultation},
		{"Recommendations", Input.recommendations},
	}
}

// Cabinet returns the report in the council's nine sections of 2022, each
// filled from the record (facts (h)). The same input makes the same document.
func Cabinet(in Input) document.Document {
	d := document.Document{
		Title:    in.name() + ": position on " + in.Position.Today.Long(),
		Author:   in.signatory(),
		Subject:  in.name(),
		Category: "Cabinet report",
		Capitals: true,
		Created:  in.At.UTC().Truncate(time.Second),
	}
	if in.Illustrative {
		d.Marking = illustrativeTag
	}
	d.Blocks = []document.Block{document.TitleBlock{Above: []string{in.Council, decisionBody}, Title: in.name()}}
	for _, s := range sections() {
		d.Blocks = append(d.Blocks, document.Heading{Level: 1, Text: s.heading})
		d.Blocks = append(d.Blocks, s.fill(in)...)
	}
	d.Blocks = append(d.Blocks, in.signOff())
	d.Blocks = append(d.Blocks, in.backgroundPapers()...)
	return d
}

// name is the plan with the edition's years, one way throughout (facts (b),
// slips 4 and 5).
func (in Input) name() string { return nameOf(in.Position.Edition) }

func nameOf(e plan.Edition) string { return e.Family.Name + " " + spanOf(e).String() }

// signatory is the director's title; a record without a director has none.
func (in Input) signatory() string {
	if in.Director.Title == "" {
		return "Director"
	}
	return in.Director.Title
}

func (in Input) signOff() document.SignOff {
	return document.SignOff{
		Post:    in.signatory(),
		Address: address,
		Details: []document.Detail{
			{Name: "Author", Value: in.signatory()},
			{Name: "Date", Value: in.At.In(plan.London).Format("02/01/2006")},
		},
	}
}

// backgroundPapers lists what the report rests on, each source once.
func (in Input) backgroundPapers() []document.Block {
	p := in.Position
	papers := []string{nameOf(p.Edition) + ": delivery plan and scorecard on " + p.Today.Long()}
	for _, c := range p.Companions {
		papers = append(papers, c.OfficialName)
	}
	for _, a := range in.ownApprovals() {
		papers = append(papers, a.Source)
	}
	for _, s := range p.Measures {
		if v, ok := s.Latest(); ok {
			papers = append(papers, v.Source)
		}
		if s.Published {
			papers = append(papers, s.Source)
		}
	}
	list := document.Bullets{}
	for _, paper := range distinct(papers) {
		list.Items = append(list.Items, document.Item{Text: paper})
	}
	return []document.Block{
		document.Heading{Level: 1, Text: "Background papers used in the preparation of this report", Unnumbered: true},
		list,
	}
}
