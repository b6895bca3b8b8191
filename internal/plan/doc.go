// Package plan is the Multi-Agency Children in Care and Care Leavers Plan as
// the Corporate Parenting Board speaks of it: editions, priorities, delivery
// actions, progress updates, success measures, and every rule by which they
// are judged. It does no input or output: the clock and the record are handed
// in, and it knows nothing of Postgres, of the browser or of Word.
//
// Rules name their source as "facts (g1)" and the like: the sections of the
// domain facts that docs/rules.md carries over.
package plan
