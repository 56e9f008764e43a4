-- When the family withdrew the case of what it was offered, or of what was open: from then on it may confirm it again. It counts for the period of the standing.
alter table casework_standing add column withdrawn_at {instant} null;
