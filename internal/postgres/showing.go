package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// queueShowings reads the positions of the edition that were frozen for a Board
// and, at the moment of the view, had not been taken back.
func queueShowings(b *pgx.Batch, args pgx.NamedArgs, story *plan.Story) {
	b.Queue(chosen+`
	select m.held_on, f.frozen_at
	  from frozen_positions f
	  join chosen c on c.id = f.edition_id
	  join board_meetings m on m.id = f.meeting_id
	 where f.frozen_at < @at
	   and not exists (select from unfreezings u where u.position_id = f.id and u.recorded_at <= @at)
	 order by f.frozen_at, f.id`, args).Query(func(rows pgx.Rows) error {
		var heldOn, at time.Time
		_, err := pgx.ForEachRow(rows, []any{&heldOn, &at}, func() error {
			story.Shown = append(story.Shown, plan.Showing{Meeting: day(&heldOn), At: at})
			return nil
		})
		return err
	})
}
