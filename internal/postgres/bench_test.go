package postgres_test

import (
	"context"
	"fmt"
	"testing"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

// scales are those of the demonstration, and a hundred times it.
var scales = []int{1, 100}

func BenchmarkLoad(b *testing.B) {
	for _, n := range scales {
		b.Run(fmt.Sprint("scale=", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				db := postgrestest.New(b)
				b.StartTimer()
				if err := db.Load(context.Background(), demo.Scaled(n), plainly); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPlanPage(b *testing.B) {
	for _, n := range scales {
		b.Run(fmt.Sprint("scale=", n), func(b *testing.B) {
			db := postgrestest.Open(b, postgrestest.ScaledURL(b, n), postgres.Options{})
			b.ReportAllocs()
			for b.Loop() {
				_, err := db.Position(context.Background(), board, current, plan.View{At: endOf(clock), Measures: plan.KeyMeasures})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFreeze freezes the next meeting's position and takes it back.
func BenchmarkFreeze(b *testing.B) {
	for _, n := range scales {
		b.Run(fmt.Sprint("scale=", n), func(b *testing.B) {
			db := postgrestest.Open(b, postgrestest.ScaledURL(b, n), postgres.Options{})
			b.ReportAllocs()
			for b.Loop() {
				if err := db.Freeze(context.Background(), clerk, frozenFor, by(demo.Start(), "All the same."), plan.Submission{}); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if err := db.Unfreeze(context.Background(), clerk, frozenFor, by(demo.Start(), "Again."), plan.Submission{}); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}
