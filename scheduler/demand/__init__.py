"""From last year's counts to the officers that each duty needs: calendar, forecast, staffing, support requests."""
