package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// verifyFrozen works the checksum of every frozen position out anew, one part
// after the other, and says which is not the one that was frozen.
func verifyFrozen(ctx context.Context, tx pgx.Tx, x *examination) error {
	rows, err := tx.Query(ctx, `
	select f.id, f.meeting_on, e.family_slug, e.slug, f.checksum, coalesce(h.after->>'seal', ''),
	       coalesce(p.name, ''), coalesce(p.data, ''), coalesce(p.sum, '')
	  from frozen_positions f
	  join editions e on e.id = f.edition_id
	  left join history h on h.after->>'row' = 'frozen_positions ' || f.id
	  left join frozen_parts p on p.position_id = f.id
	 order by f.id, p.name collate "C"`)
	if err != nil {
		return err
	}
	var under, next thawing
	var on time.Time
	var part plan.Part
	var sum string
	_, err = pgx.ForEachRow(rows, []any{&next.id, &on, &next.key.Plan, &next.key.Edition, &next.checksum, &next.seal, &part.Name, &part.Data, &sum}, func() error {
		if next.id != under.id {
			under.end(x)
			under = next
			under.on, under.all = day(&on), sha256.New()
		}
		under.add(part, sum)
		x.step()
		return nil
	})
	if err == nil {
		under.end(x)
	}
	return err
}

// thawing is a frozen position of which the parts come in one after the other.
type thawing struct {
	id             int64
	on             plan.Date
	key            plan.EditionKey
	checksum, seal string
	all            hash.Hash
	broken         []string
}

func (t *thawing) add(p plan.Part, sum string) {
	got := p.Sum()
	_, _ = t.all.Write([]byte(got + "  " + p.Name + "\n")) // never fails
	if got != sum {
		t.broken = append(t.broken, p.Name)
	}
}

// end tells what is wrong with the position, now that it is complete.
func (t *thawing) end(x *examination) {
	if t.id == 0 {
		return
	}
	x.audit.Frozen++
	where := fmt.Sprintf("The position frozen for the Board of %s, edition %s/%s", t.on.Long(), t.key.Plan, t.key.Edition)
	switch {
	case len(t.broken) > 0:
		x.find(where, "what it holds of "+strings.Join(t.broken, ", ")+" is not what was frozen")
	case hex.EncodeToString(t.all.Sum(nil)) != t.checksum:
		x.find(where, "its parts do not give its checksum: one is missing, was added or was changed")
	case t.seal == "":
		x.find(where, "history does not tell of it")
	case t.seal != t.checksum:
		x.find(where, "its checksum is not the one that history notes")
	}
}
