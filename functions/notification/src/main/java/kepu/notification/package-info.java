/** Tells reviewers that a round waits for them: from the intent, noted once, to a delivered mail. */
package kepu.notification;
