package report

import (
	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// History returns entries of history, one row each, in the order given.
func History(h plan.History) sheet.Sheet {
	return fill(sheet.Sheet{Name: "History", Title: "History", Note: "One row a change, the newest first."}, []column[plan.HistoryEntry]{
		numberColumn("Entry", func(e plan.HistoryEntry) sheet.Cell { return wholeNumber(e.ID) }),
		dateColumn("Day", func(e plan.HistoryEntry) plan.Date { return plan.DateAt(e.At) }),
		textColumn("Time in London", 10, func(e plan.HistoryEntry) string { return e.At.In(plan.London).Format("15:04:05") }),
		textColumn("Who", 28, func(e plan.HistoryEntry) string { return e.ByTitle }),
		textColumn("What was changed", 24, func(e plan.HistoryEntry) string { return e.Thing.Name() }),
		textColumn("What happened", 80, plan.HistoryEntry.Sentence),
		textColumn("Before", 40, func(e plan.HistoryEntry) string { return e.Told(func(t plan.Turn) string { return t.Was }) }),
		textColumn("After", 40, func(e plan.HistoryEntry) string { return e.Told(func(t plan.Turn) string { return t.Is }) }),
		textColumn("Seal", 66, func(e plan.HistoryEntry) string { return e.Seal }),
	}, h.Entries)
}
