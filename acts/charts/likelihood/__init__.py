"""Pictures of coins, intervals and losses."""
