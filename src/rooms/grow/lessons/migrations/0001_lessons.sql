-- course: 1 members, 2 facilitators. lesson: its number in the course.
CREATE TABLE lessons_followed (
    person_id INT64 NOT NULL,
    course INT64 NOT NULL,
    lesson INT64 NOT NULL,
    followed_at TIME NOT NULL,
    PRIMARY KEY (person_id, course, lesson)
) LINK_TABLE;

-- How many people followed each lesson; kept exact with every change of lessons_followed.
CREATE TABLE lesson_counts (
    course INT64 NOT NULL,
    lesson INT64 NOT NULL,
    people INT64 NOT NULL,
    PRIMARY KEY (course, lesson)
) LINK_TABLE;

-- Those who agree that facilitators read their name beside what they followed.
CREATE TABLE lesson_agreements (
    person_id INT64 NOT NULL,
    agreed_at TIME NOT NULL,
    PRIMARY KEY (person_id)
) LINK_TABLE;
CREATE INDEX lesson_agreements_newest ON lesson_agreements (agreed_at, person_id);
