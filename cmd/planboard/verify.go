package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"planboard/internal/postgres"
)

type verifyCommand struct {
	Noted []string `placeholder:"ENTRY:SEAL" help:"A history entry and its seal as somebody wrote them down, in minutes for example. May be given more than once."`
}

// Run verifies the record as it is. Its schema is left alone: a step of it
// might seal what has been changed.
func (v verifyCommand) Run(ctx context.Context, c config) error {
	noted, err := parseNoted(v.Noted)
	if err != nil {
		return err
	}
	db, stop, err := c.recordAsItIs(ctx, logger())
	if err != nil {
		return err
	}
	defer stop()
	if err := db.Ready(ctx); err != nil {
		return err
	}
	began := time.Now()
	audit, err := db.Verify(ctx, postgres.Examiner{
		Noted:    noted,
		Found:    func(f postgres.Finding) { fmt.Println(f) },
		Progress: everySecond(began),
	})
	if err != nil {
		return fmt.Errorf("the record could not be read to its end: %w", err)
	}
	fmt.Printf("Verified in %.1f seconds: %s.\n", time.Since(began).Seconds(), counts(audit))
	switch audit.Findings {
	case 0:
	case 1:
		return errors.New("one place on the record is not as it was written; it is named above")
	default:
		return fmt.Errorf("%d places on the record are not as they were written; each is named above", audit.Findings)
	}
	if audit.Last.Entry == 0 {
		fmt.Println("Nothing has been recorded yet.")
		return nil
	}
	fmt.Printf("All is as it was written. The newest entry and its seal, to note outside the record: %d:%s\n", audit.Last.Entry, audit.Last.Seal)
	return nil
}

func counts(a postgres.Audit) string {
	return fmt.Sprintf("%d history entries, %d progress updates, %d events, %d figures with %d reviews and %d better ratings, "+
		"%d targets, %d definitions, %d dates of rounds, every state of %d actions, %d frozen positions of which %d were taken back",
		a.Entries, a.Updates, a.Events, a.Figures, a.FigureReviews, a.Overrides,
		a.Targets, a.Definitions, a.RoundDates, a.Actions, a.Frozen, a.Unfreezings)
}

// everySecond tells how far a verification is that takes longer than that.
func everySecond(last time.Time) func(postgres.Audit) {
	return func(a postgres.Audit) {
		if time.Since(last) >= time.Second {
			last = time.Now()
			fmt.Fprintln(os.Stderr, "So far:", counts(a))
		}
	}
}

// sealDigits is how many digits of a seal are enough to know it by.
const sealDigits = 16

func parseNoted(some []string) ([]postgres.Noted, error) {
	var noted []postgres.Noted
	for _, s := range some {
		number, seal, _ := strings.Cut(s, ":")
		entry, err := strconv.ParseInt(number, 10, 64)
		if err != nil || len(seal) < sealDigits {
			return nil, fmt.Errorf("--noted %q is not an entry and at least %d digits of its seal, such as 1234:9f86d081884c7d65", s, sealDigits)
		}
		noted = append(noted, postgres.Noted{Entry: entry, Seal: seal})
	}
	return noted, nil
}
