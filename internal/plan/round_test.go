package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func TestRoundDates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, board string
		quarter     plan.Quarter
		want        []string // opens, updates due, review by, papers out, closes
	}{
		{"Q3 2023/24 as in the facts", "2024-02-14", plan.Quarter{Year: 2023, N: 3}, []string{"2024-01-01", "2024-01-31", "2024-02-05", "2024-02-06", "2024-02-15"}},
		{"review steps over Easter and the early May holiday", "2024-05-15", plan.Quarter{Year: 2023, N: 4}, []string{"2024-04-01", "2024-04-30", "2024-05-03", "2024-05-07", "2024-05-16"}},
		{"a quarter that ends the calendar year leads into the next", "2023-02-15", plan.Quarter{Year: 2022, N: 3}, []string{"2023-01-01", "2023-01-31", "2023-02-03", "2023-02-07", "2023-02-16"}},
		{"papers step over the coronation holiday", "2023-05-15", plan.Quarter{Year: 2022, N: 4}, []string{"2023-04-01", "2023-04-30", "2023-05-04", "2023-05-04", "2023-05-16"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := plan.NewRound(c.quarter, day(c.board))
			got := []string{r.Opens.String(), r.UpdatesDue.String(), r.ReviewBy.String(), r.PapersOut.String(), r.Closes.String()}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPapersAndNotices(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, meeting, papers, notice string }{
		{"Cabinet of 25 July 2022", "2022-07-25", "2022-07-15", "2022-06-26"},
		{"Board of 14 February 2024", "2024-02-14", "2024-02-06", "2024-01-16"},
		{"a meeting after Christmas", "2024-01-03", "2023-12-21", "2023-12-05"},
		{"a meeting after Easter", "2024-04-03", "2024-03-22", "2024-03-05"},
		{"a meeting after the state funeral", "2022-09-21", "2022-09-12", "2022-08-23"},
		{"a meeting after the jubilee", "2022-06-08", "2022-05-27", "2022-05-10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := plan.PapersDue(day(c.meeting)).String(); got != c.papers {
				t.Errorf("papers by %s, want %s", got, c.papers)
			}
			if got := plan.KeyDecisionNoticeDue(day(c.meeting)).String(); got != c.notice {
				t.Errorf("notice by %s, want %s", got, c.notice)
			}
		})
	}
}

func TestWorkdaysLeaveOutWeekendsAndBankHolidays(t *testing.T) {
	t.Parallel()
	for d, want := range map[string]bool{
		"2024-02-14": true, "2024-02-10": false, "2024-02-11": false,
		"2024-03-29": false, "2024-04-01": false, "2024-04-02": true, // Easter
		"2022-12-26": false, "2022-12-27": false, "2022-12-28": true, // Christmas on a Sunday
		"2023-01-02": false, "2023-05-08": false, "2022-09-19": false, "2023-09-19": true,
		"2022-06-02": false, "2022-06-03": false, "2022-05-30": true, "2023-08-28": false,
	} {
		if got := day(d).IsWorkday(); got != want {
			t.Errorf("%s is a working day: %v, want %v", d, got, want)
		}
	}
}

func TestARoundIsOpenFromItsFirstDayToTheDayOfTheBoard(t *testing.T) {
	t.Parallel()
	r := plan.NewRound(plan.Quarter{Year: 2023, N: 3}, day("2024-02-14"))
	for _, c := range []struct {
		day          string
		open, closed bool
	}{
		{"2023-12-31", false, false}, {"2024-01-01", true, false}, {"2024-02-14", true, false},
		{"2024-02-15", false, true}, {"2024-04-01", false, true},
	} {
		if r.IsOpen(day(c.day)) != c.open || r.IsClosed(day(c.day)) != c.closed {
			t.Errorf("on %s open %v, closed %v", c.day, r.IsOpen(day(c.day)), r.IsClosed(day(c.day)))
		}
	}
}

func TestAnUpdateBelongsToTheLatestRoundOpened(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, at, want string }{
		{"the first second of a round", "2024-01-01T00:00:00Z", "Q3 2023/24"},
		{"the last second before it", "2023-12-31T23:59:59Z", "Q2 2023/24"},
		{"between closing and the next opening", "2024-02-20T09:00:00Z", "Q3 2023/24"},
		{"a summer round opens at midnight in London", "2023-06-30T23:00:00Z", "Q1 2023/24"},
		{"the first round takes updates too", "2022-04-01T09:00:00Z", "Q4 2021/22"},
		{"before the first round", "2021-06-01T09:00:00Z", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, ok := rounds.At(instant(c.at))
			if ok != (c.want != "") || ok && r.Quarter.String() != c.want {
				t.Errorf("belongs to %s (%v), want %q", r.Quarter, ok, c.want)
			}
		})
	}
}

func TestOpenRoundAndNextBoard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ day, open, board string }{
		{"2024-01-31", "Q3 2023/24", "2024-02-14"},
		{"2024-02-14", "Q3 2023/24", "2024-02-14"},
		{"2024-02-15", "", "2024-05-15"},
		{"2024-05-16", "", ""},
		{"2021-01-01", "", "2022-05-18"},
	} {
		open, isOpen := rounds.Open(day(c.day))
		if isOpen != (c.open != "") || isOpen && open.Quarter.String() != c.open {
			t.Errorf("on %s open is %s (%v), want %q", c.day, open.Quarter, isOpen, c.open)
		}
		if board, _ := rounds.NextBoard(day(c.day)); board.String() != c.board {
			t.Errorf("on %s the next Board is %s, want %q", c.day, board, c.board)
		}
	}
}
