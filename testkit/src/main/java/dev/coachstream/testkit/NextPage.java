package dev.coachstream.testkit;

/** How a vendor's next page is found, which decides what can go wrong with it. */
public enum NextPage {
    /** The answer names it, as a cursor or a token does. Such a vendor can lead a reader round in circles. */
    NAMED,
    /** The reader counts the rows that came. Pages of one read may have different sizes. */
    OFFSET,
    /** The reader counts pages. All pages of one read are cut alike, or a page's number would mean nothing. */
    NUMBERED,
    /** There are no pages: what is read is cut some other way, such as by days. */
    NONE
}
