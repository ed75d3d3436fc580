package sheets_test

import "context"

func background() context.Context { return context.Background() }
