package report

import (
	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// statusTones are the colours that go with a delivery status.
var statusTones = map[plan.Status]document.Tone{
	plan.Red: document.Red, plan.NotReported: document.Muted, plan.Amber: document.Amber, plan.Green: document.Green,
	plan.Awaiting: document.Awaiting, plan.Complete: document.Complete,
	plan.NotStarted: document.Muted, plan.CarriedOver: document.Muted, plan.Withdrawn: document.Muted,
}

// ratingTones are the colours that go with a performance rating.
var ratingTones = map[plan.Rating]document.Tone{
	plan.RatedRed: document.Red, plan.RatedAmber: document.Amber, plan.RatedGreen: document.Green,
	plan.NotRated: document.Muted,
}

func statusCell(as plan.Assessment) document.Cell {
	return document.Cell{Text: as.Words(), Tone: statusTones[as.Status]}
}

func ratingCell(j plan.Judgement) document.Cell {
	return document.Cell{Text: j.Word(), Tone: ratingTones[j.Rating]}
}

// statusWords are what a column of delivery statuses can hold.
func statusWords() []sheet.Word {
	var words []sheet.Word
	for _, s := range plan.Statuses {
		words = append(words, sheet.Word{Text: s.Word(), Tone: statusTones[s]})
	}
	for _, as := range plan.Overridable {
		words = append(words, sheet.Word{Text: as.Words(), Tone: statusTones[as.Status]})
	}
	return words
}

// ratingWords are what a column of performance ratings can hold.
func ratingWords() []sheet.Word {
	var words []sheet.Word
	for _, r := range plan.Ratings {
		words = append(words, sheet.Word{Text: r.Word(), Tone: ratingTones[r]})
	}
	for _, j := range plan.OverriddenRatings() {
		words = append(words, sheet.Word{Text: j.Word(), Tone: ratingTones[j.Rating]})
	}
	return words
}
