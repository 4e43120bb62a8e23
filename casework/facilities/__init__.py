"""Public facilities that people book: a hall, a court, a room for counselling."""
