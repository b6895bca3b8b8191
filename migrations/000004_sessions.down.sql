drop table sign_in_failures, sessions;
