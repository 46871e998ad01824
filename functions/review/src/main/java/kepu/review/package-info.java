/** What reviewers do, and how executions of the review machine follow what they decided. */
package kepu.review;
