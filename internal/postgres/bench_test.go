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
